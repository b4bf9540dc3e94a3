// A link to this page with a scenario in it.

/** Longer ones are cut by some mail and chat programs. */
export const LONG_LINK = 2000;

/** The page's own address without what was behind "#", with the scenario in its place. */
export const linkFor = (page: string, hash: string): string => `${page.split("#")[0] ?? ""}${hash}`;
