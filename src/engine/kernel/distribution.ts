// Distributions of a duration. One shape for all of them and one switch: a draw is a jump, not a megamorphic call.
export class Distribution {}
