// What a person does about all sagas that are stuck, at the end of the dock's bar.
import { useWords } from "../../i18n/language.ts";
import { perform } from "../../inspector/perform.ts";
import { Button } from "../../widgets/button.tsx";

/** @param node its orchestrator */
export function StuckActs({ node }: { readonly node: string }) {
  const words = useWords();
  return (
    <>
      <Button small icon="restart" onClick={() => perform({ do: "retry-saga", target: node })}>
        {words("saga.retryAll")}
      </Button>
      <Button small variant="quiet" onClick={() => perform({ do: "resolve-saga", target: node })}>
        {words("saga.resolveAll")}
      </Button>
    </>
  );
}
