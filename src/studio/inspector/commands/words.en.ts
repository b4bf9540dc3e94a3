// The words of the editor of a saga's steps, in English.
export const commandWords = {
  "commands.none": "No step yet: a saga without steps is completed at once.",
  "commands.nothing": "nothing to undo",
  "commands.tries": "{time} ×{tries}",
  "commands.told": "Told by",
  "commands.by.call": "Call",
  "commands.by.publish": "Message",
  "commands.needs.call": "Nobody can be called: draw a service first.",
  "commands.needs.publish": "No broker is drawn: add one first.",
  "inspector.newSaga": "new-saga",
  "inspector.eventsHint": "event, event",
} as const;
