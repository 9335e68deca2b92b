import type { KeyboardEvent } from 'react';
import { useTexts } from '../../i18n/texts';
import { changeSettings, CODE_LANGUAGE_NAMES, type CodeLanguage } from '../../state/settingsStore';
import styles from './CodePanel.module.css';
import { CODE_LANGUAGES } from './codeLanguages';

/** The languages of the code, one of them shown. Arrow keys go from one to the next. */
export function LanguageTabs({ shown }: { readonly shown: CodeLanguage }) {
  const { t } = useTexts();
  const choose = (language: CodeLanguage): void => changeSettings({ codeLanguage: language });
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const count = CODE_LANGUAGE_NAMES.length;
    const next = CODE_LANGUAGE_NAMES[(CODE_LANGUAGE_NAMES.indexOf(shown) + step + count) % count];
    if (!next) return;
    choose(next);
    event.currentTarget.querySelector<HTMLElement>(`[data-testid="code-language-${next}"]`)?.focus();
  };
  return (
    <div className={styles.languages} role="radiogroup" aria-label={t('panel.code.language')} onKeyDown={onKeyDown}>
      {CODE_LANGUAGE_NAMES.map((language) => (
        <button
          key={language}
          type="button"
          role="radio"
          aria-checked={language === shown}
          tabIndex={language === shown ? 0 : -1}
          data-testid={`code-language-${language}`}
          onClick={() => choose(language)}
        >
          {CODE_LANGUAGES[language].label}
        </button>
      ))}
    </div>
  );
}
