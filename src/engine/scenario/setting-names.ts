// Names of settings in a configuration: those of the service itself, those of its route to a callee ("payment.timeout"), and flags.
// A callee in a name is a mention of its node: it is renamed with it.
const OF_ROUTE = /^([a-z0-9][a-z0-9-]{0,39})\.([a-z]+)$/;

/** "payment.timeout" → callee and name; null: it is none of a route. */
export function routeSetting(name: string): { readonly callee: string; readonly setting: string } | null {
  const [, callee, setting] = OF_ROUTE.exec(name) ?? [];
  return callee === undefined || setting === undefined ? null : { callee, setting };
}
