// A question to the run that was not answered: says so and offers to ask again.
import { useWords } from "../i18n/language.ts";
import { Button } from "../widgets/button.tsx";
import { EmptyState } from "../widgets/empty-state.tsx";

export function Failed({ onAgain }: { readonly onAgain: () => void }) {
  const words = useWords();
  return (
    <EmptyState icon="info" title={words("dock.failed")} text={words("dock.failedText")}>
      <Button small onClick={onAgain}>
        {words("dock.again")}
      </Button>
    </EmptyState>
  );
}
