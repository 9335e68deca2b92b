// The page's door to the templates: what a card shows is in the bundle, project and data are fetched when one is opened.

/** What the gallery draws of a template: `description.json` in its folder. Its words stand in `engine/locales`. */
export interface TemplateDescription {
  /** The layer that does the work, such as `LSTM`. */
  readonly tag: string;
  /** A stretch of the template's own data, from 0 to 1, drawn as a line. */
  readonly preview: readonly number[];
}

/** A project that comes with the app. */
export interface Template {
  readonly id: string;
  readonly description: TemplateDescription;
  /** The text of `project.json`. */
  loadProject(): Promise<string>;
  /** The bytes of `data.csv`. */
  loadData(): Promise<Uint8Array>;
}

const DESCRIPTIONS = import.meta.glob<TemplateDescription>('./*/description.json', { eager: true, import: 'default' });
const PROJECTS = import.meta.glob<string>('./*/project.json', { query: '?raw', import: 'default' });
const DATA_ADDRESSES = import.meta.glob<string>('./*/data.csv', { eager: true, query: '?url', import: 'default' });

async function fetchBytes(address: string): Promise<Uint8Array> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status} ${response.statusText}`);
  return new Uint8Array(await response.arrayBuffer());
}

/** Every template there is. One without its project or its data is left out. */
export const TEMPLATES: readonly Template[] = Object.entries(DESCRIPTIONS).flatMap(([path, description]) => {
  const folder = path.slice(0, path.lastIndexOf('/'));
  const loadProject = PROJECTS[`${folder}/project.json`];
  const address = DATA_ADDRESSES[`${folder}/data.csv`];
  if (!loadProject || address === undefined) return [];
  return [{ id: folder.slice(2), description, loadProject, loadData: () => fetchBytes(address) }];
});
