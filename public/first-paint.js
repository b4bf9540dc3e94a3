// Runs before the app and before the first paint: theme and language as they were chosen, else as the system has them.
// It reads what src/studio/view keeps; whatever is there and cannot be read counts as not chosen.
(function () {
  var root = document.documentElement;
  var kept = {};
  try {
    kept = JSON.parse(localStorage.getItem("faultline.view")) || {};
  } catch {
    kept = {};
  }
  var dark = kept.theme === "dark" || (kept.theme !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  root.setAttribute("data-theme", dark ? "dark" : "light");
  var language = kept.language === "en" || kept.language === "zh" ? kept.language : navigator.language;
  root.lang = /^zh\b/i.test(language) ? "zh-CN" : "en";
})();
