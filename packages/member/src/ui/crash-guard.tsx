import { Component, type ComponentChildren } from 'preact';
import { NoticePage } from './notice-page.tsx';
import { Reader } from './reader.ts';

/** A defect of this page must not leave a stranger with a white screen. */
export class CrashGuard extends Component<{ readonly children: ComponentChildren }, { crashed: boolean }> {
  override state = { crashed: false };

  override componentDidCatch(error: unknown): void {
    // for whoever looks with the browser's tools
    console.error(error);
    this.setState({ crashed: true });
  }

  override render() {
    if (!this.state.crashed) return this.props.children;
    return (
      <Reader.Consumer>
        {({ words }) => (
          <NoticePage title={words.crashTitle} text={words.crash} act={{ label: words.reload, run: () => window.location.reload() }} />
        )}
      </Reader.Consumer>
    );
  }
}
