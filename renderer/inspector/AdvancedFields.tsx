import { type ReactNode, useState } from 'react';
import { useTexts } from '../i18n/texts';
import { Button } from '../ui/Button';
import { ChevronDownIcon, ChevronRightIcon } from '../ui/icons';
import styles from './Inspector.module.css';

/** Fields that are rarely needed, behind a button that opens them; nothing where there are none. */
export function AdvancedFields({ children }: { readonly children: readonly ReactNode[] }) {
  const [open, setOpen] = useState(false);
  const { t } = useTexts();
  if (children.length === 0) return null;
  return (
    <>
      <Button
        look="link"
        className={styles.advanced}
        aria-expanded={open}
        data-testid="advanced"
        onClick={() => setOpen(!open)}
      >
        {open ? <ChevronDownIcon sizePx={14} /> : <ChevronRightIcon sizePx={14} />}
        {t('inspector.advanced')}
      </Button>
      {open && children}
    </>
  );
}
