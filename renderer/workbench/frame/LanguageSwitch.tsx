import { Menu } from '@mantine/core';
import { LANGUAGES } from '#engine';
import { useTexts } from '../../i18n/texts';
import { changeSettings, useSettings } from '../../state/settingsStore';
import { CheckIcon } from '../../ui/icons';

/** Shows the language, by its own name so that it is found by those who read no other, and changes it. */
export function LanguageSwitch({ className }: { readonly className?: string | undefined }) {
  const language = useSettings((state) => state.language);
  const { t } = useTexts();
  const current = LANGUAGES.find(({ id }) => id === language);
  return (
    <Menu position="top-end" shadow="md" withinPortal>
      <Menu.Target>
        <button
          type="button"
          className={className}
          aria-label={t('status.language', { name: current?.name ?? '' })}
          data-testid="language-switch"
        >
          {current?.name}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {LANGUAGES.map(({ id, name }) => (
          <Menu.Item
            key={id}
            lang={id}
            rightSection={id === language ? <CheckIcon sizePx={14} /> : null}
            onClick={() => changeSettings({ language: id })}
          >
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
