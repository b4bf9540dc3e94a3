export const dockWords = {} as const;
