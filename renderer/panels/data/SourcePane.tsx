import { useId, useState } from 'react';
import { type Decision, type SetAside, type TableSource, tableAsset } from '#engine';
import { useTexts } from '../../i18n/texts';
import { useDocument } from '../../state/documentStore';
import { setDataInside } from '../../state/editProject';
import { readAgain } from './chooseDataFile';
import { Button } from '../../ui/Button';
import { ChooseButton } from './ChooseButton';
import { SetAsideLines } from './SetAsideLines';
import { settings, type Setting } from './readingSettings';
import layout from '../../ui/layout.module.css';
import styles from './SourcePane.module.css';

/** The file that the table came from: how it was read and why, each to be changed by a click, and what became of its lines. */
export function SourcePane({ source, rows }: { readonly source: TableSource; readonly rows: number }) {
  const { t, numbers } = useTexts();
  const asset = useDocument((state) => tableAsset(state.project));
  const size = useDocument((state) => state.dataBytes?.length ?? 0);
  const [open, setOpen] = useState(false);
  return (
    <section
      className={styles.pane}
      data-open={open || undefined}
      aria-label={t('panel.data.source')}
      data-testid="source"
    >
      <header className={styles.header}>
        <h5>{t('panel.data.source')}</h5>
        <button type="button" className={styles.fold} aria-expanded={open} onClick={() => setOpen(!open)}>
          {asset?.name}
        </button>
        <ChooseButton label={t('panel.data.replace')} look="compact" />
      </header>
      <div className={styles.content}>
        <div className={styles.file}>
          <b className={layout.cut} title={asset?.name}>
            {asset?.name}
          </b>
          <span>{numbers.bytes(size)}</span>
        </div>
        <h6>{t('panel.data.readAs')}</h6>
        {settings(source).map((setting) => (
          <ReadingField key={setting.id} setting={setting} decisions={source.decisions} />
        ))}
        <Notes decisions={source.decisions} />
        <RowCounts source={source} rows={rows} />
        <InsideSwitch />
      </div>
    </section>
  );
}

interface ReadingFieldProps {
  readonly setting: Setting;
  readonly decisions: readonly Decision[];
}

/** One decision on how the file is read, with what shows it. */
function ReadingField({ setting: { id, value, choices, settle }, decisions }: ReadingFieldProps) {
  const { t, phrase } = useTexts();
  const fieldId = useId();
  const reason = decisions.find(({ about }) => about === id)?.reason;
  return (
    <div className={styles.field}>
      <label htmlFor={fieldId}>{t(`panel.data.read.${id}`)}</label>
      <select
        id={fieldId}
        value={value}
        data-testid={`read-${id}`}
        onChange={(event) => void readAgain(settle(event.target.value))}
      >
        {choices.map((choice) => (
          <option key={choice} value={choice}>
            {id === 'encoding'
              ? choice.toUpperCase()
              : id === 'sheet'
                ? choice
                : t(`panel.data.read.${id}.${choice}` as 'panel.data.read.header.yes')}
          </option>
        ))}
      </select>
      {reason && <p>{phrase(reason)}</p>}
    </div>
  );
}

/** What else was found out: what is no part of the table, names that were made. */
function Notes({ decisions }: { readonly decisions: readonly Decision[] }) {
  const { t, phrase } = useTexts();
  const shown = decisions.filter(({ about }) =>
    ['format', 'skipped', 'footer', 'columns', 'types', 'missing', 'turned'].includes(about),
  );
  if (shown.length === 0) return null;
  return (
    <ul className={styles.notes} data-testid="reading-notes">
      {shown.map(({ about, reason, offer }) => (
        <li key={phrase(reason)}>
          {phrase(reason)}
          {offer && (
            <Button look="link" data-testid={`offer-${about}`} onClick={() => void readAgain(offer)}>
              {t(offerWords(reason.code, about))}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

/** What the button of an offer says. */
function offerWords(code: string, about: Decision['about']) {
  if (code === 'reading.turned' || code === 'reading.missingSettled') return 'panel.data.offer.back';
  return about === 'turned' ? 'panel.data.offer.turned' : 'panel.data.offer.missing';
}

/** Lines read = rows used + lines set aside, each reason opening its lines. */
function RowCounts({
  source: { rowsRead, setAside, reading },
  rows,
}: {
  readonly source: TableSource;
  readonly rows: number;
}) {
  const { t, numbers } = useTexts();
  const [opened, setOpened] = useState<SetAside | null>(null);
  return (
    <>
      <h6>{t('panel.data.rows')}</h6>
      <div className={styles.share} aria-hidden>
        <span style={{ flexGrow: rows }} />
        <span style={{ flexGrow: rowsRead - rows }} />
      </div>
      <dl className={styles.counts}>
        <dt>{t('panel.data.rowsRead')}</dt>
        <dd data-testid="rows-read">{numbers.count(rowsRead)}</dd>
        <dt data-part="used">{t('panel.data.rowsUsed')}</dt>
        <dd data-testid="rows-used">{numbers.count(rows)}</dd>
        <dt data-part="aside">{t('panel.data.rowsAside')}</dt>
        <dd data-testid="rows-aside">{numbers.count(rowsRead - rows)}</dd>
      </dl>
      <ul className={styles.reasons}>
        {setAside.map((lines) => (
          <li key={lines.reason}>
            <span>{t(`setAside.${lines.reason}`)}</span>
            <button
              type="button"
              title={t('panel.data.showLines')}
              data-testid={`aside-${lines.reason}`}
              onClick={() => setOpened(lines)}
            >
              {numbers.count(lines.count)}
            </button>
          </li>
        ))}
      </ul>
      {opened && <SetAsideLines setAside={opened} reading={reading} onClose={() => setOpened(null)} />}
    </>
  );
}

function InsideSwitch() {
  const inside = useDocument((state) => state.project.assetsInside);
  const size = useDocument((state) => state.dataBytes?.length ?? 0);
  const { t, numbers } = useTexts();
  return (
    <label className={styles.inside} title={t('panel.data.insideHelp')}>
      <input
        type="checkbox"
        checked={inside}
        data-testid="data-inside"
        onChange={(event) => setDataInside(event.target.checked)}
      />
      {t('panel.data.inside', { size: numbers.bytes(size) })}
    </label>
  );
}
