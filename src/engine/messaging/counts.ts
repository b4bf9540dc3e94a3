// What a group counts. Of the messages of one topic, at every moment:
// accepted = acknowledged + deadLettered + expired + dropped + waiting + out, and deliveries = first + redelivered + duplicated.

export class GroupCounts {
  /** Messages that the group is to get. */
  accepted = 0;
  acknowledged = 0;
  deadLettered = 0;
  /** Not taken within the topic's retention. */
  expired = 0;
  /** Given up without a topic for dead letters, or lost under at-most-once. */
  dropped = 0;
  /** Not out: not taken yet, or back and to be delivered again. */
  waiting = 0;
  out = 0;
  /** The most that waited and were out together: since the last window, and in all that is measured. */
  windowPeak = 0;
  peak = 0;
  deliveries = 0;
  first = 0;
  redelivered = 0;
  /** Second copies that something on the way made. */
  duplicated = 0;
  /** Of the deliveries: how many failed, and how many were not answered in time. */
  failed = 0;
  timedOut = 0;

  get lag(): number {
    return this.waiting + this.out;
  }
}
