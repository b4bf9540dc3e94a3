export const canvasWords = {} as const;
