import { Component, type ErrorInfo, type ReactNode } from 'react';
import { currentTexts } from '../../i18n/texts';
import { Button } from '../../ui/Button';
import styles from './ErrorBoundary.module.css';

interface ErrorBoundaryProps {
  /** The part of the window that fails alone, in words. */
  readonly part: string;
  readonly children: ReactNode;
  /** When it changes, the part is tried again by itself. */
  readonly resetKey?: unknown;
}

interface ErrorBoundaryState {
  readonly error: Error | null;
  readonly resetKey: unknown;
}

/** Keeps a bug in one part of the window from taking the others, and the unsaved work, with it. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { error: null, resetKey: this.props.resetKey };

  static getDerivedStateFromError(error: unknown): Partial<ErrorBoundaryState> {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  static getDerivedStateFromProps(
    props: ErrorBoundaryProps,
    state: ErrorBoundaryState,
  ): Partial<ErrorBoundaryState> | null {
    return props.resetKey === state.resetKey ? null : { error: null, resetKey: props.resetKey };
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    console.error(`${this.props.part} failed`, error, info.componentStack);
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (!error) return this.props.children;
    const { t } = currentTexts();
    return (
      <div className={styles.failed} role="alert">
        <h2>{t('failure.title', { part: this.props.part })}</h2>
        <p>{t('failure.hint')}</p>
        <pre className="mono">{error.message}</pre>
        <Button onClick={() => this.setState({ error: null })}>{t('failure.retry')}</Button>
      </div>
    );
  }
}
