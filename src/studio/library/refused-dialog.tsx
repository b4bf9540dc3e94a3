// A file, link or entry that could not be opened: what is wrong and where. The scenario that was open stays as it was.
import { useWords } from "../i18n/language.ts";
import { Button } from "../widgets/button.tsx";
import { Dialog } from "../widgets/dialog.tsx";
import { ProblemList } from "./problem-list.tsx";
import { forgetRefused, type Refused } from "./refused.ts";

export default function RefusedDialog({ refused }: { readonly refused: Refused }) {
  const words = useWords();
  return (
    <Dialog
      open
      onClose={forgetRefused}
      title={words(`refused.${refused.source}`)}
      description={words(refused.name === "" ? "refused.unchanged" : "refused.namedUnchanged", { name: refused.name })}
      width={560}
      footer={
        <Button variant="primary" onClick={forgetRefused}>
          {words("common.close")}
        </Button>
      }
    >
      <ProblemList problems={refused.problems} />
    </Dialog>
  );
}
