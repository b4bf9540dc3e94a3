// Several lines of text, committed by leaving them or by Ctrl/⌘ Enter. Enter alone is a new line.
import { classes } from "../../widgets/classes.ts";
import { type Commit, useDraft } from "../../widgets/draft.ts";

import style from "./form.module.css";

interface AreaFieldProps {
  readonly id?: string;
  readonly label: string;
  readonly describedBy?: string;
  readonly value: string;
  readonly data?: boolean;
  readonly placeholder?: string;
  readonly onCommit: Commit;
  readonly onLeave?: () => void;
  readonly autoFocus?: boolean;
}
const MOST_ROWS = 12;

export function AreaField(props: AreaFieldProps) {
  const draft = useDraft(props.value, props.onCommit, true);
  return (
    <div className={style["areaBox"]}>
      <textarea
        id={props.id}
        className={classes(style["area"], props.data === true && style["data"])}
        aria-label={props.label}
        aria-describedby={props.describedBy}
        aria-invalid={draft.refused === null ? undefined : true}
        placeholder={props.placeholder}
        rows={Math.min(MOST_ROWS, Math.max(2, draft.text.split("\n").length))}
        value={draft.text}
        // eslint-disable-next-line jsx-a11y/no-autofocus -- only where the field was asked for
        autoFocus={props.autoFocus ?? false}
        onChange={(event) => draft.type(event.target.value)}
        onBlur={() => {
          draft.commit();
          props.onLeave?.();
        }}
        onKeyDown={draft.key}
      />
      {draft.refused !== null && (
        <p className={style["refusal"]} role="alert">
          {draft.refused}
        </p>
      )}
    </div>
  );
}
