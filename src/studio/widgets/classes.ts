// Joins the class names of an element; what is not there is left out.
export const classes = (...names: readonly (string | false | null | undefined)[]): string => names.filter(Boolean).join(" ");
