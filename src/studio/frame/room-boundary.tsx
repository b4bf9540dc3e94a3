// Keeps a mistake in one room from taking the page with it: that room says so and can be built anew, the others go on.
import { Component, Suspense, type ReactNode } from "react";

import { translate } from "../i18n/language.ts";
import { Button } from "../widgets/button.tsx";
import { EmptyState } from "../widgets/empty-state.tsx";
import { fetchAgain } from "../widgets/on-demand.ts";

interface Props {
  readonly children: ReactNode;
}
interface State {
  readonly message: string | null;
}
export class RoomBoundary extends Component<Props, State> {
  override state: State = { message: null };

  static getDerivedStateFromError(error: unknown): State {
    return { message: error instanceof Error ? error.message : String(error) };
  }

  private readonly again = (): void => {
    fetchAgain();
    this.setState({ message: null });
  };

  override render(): ReactNode {
    const { message } = this.state;
    if (message === null) return <Suspense>{this.props.children}</Suspense>;
    return (
      <EmptyState icon="info" title={translate("frame.broken")} text={message}>
        <Button small icon="restart" onClick={this.again}>
          {translate("frame.again")}
        </Button>
      </EmptyState>
    );
  }
}
