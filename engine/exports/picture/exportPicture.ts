import { strToU8 } from 'fflate';
import { packageNameFor } from '../programs/fileNames';
import { signatureWithoutData } from '../programs/signatureWithoutData';
import { readProjectTable } from '../../project/readProjectTable';
import { EN } from '../../locales/en';
import { makeWriter } from '../../text/writer';
import { analyze } from '../../layers/analyze';
import type { Project } from '../../project/project';
import { signatureOf } from '../../project/projectSignature';
import type { Exporter, ExportTools } from '../defineExport';
import { pictureSvg } from './pictureSvg';

/** Pixels of a PNG to each of the canvas: sharp on most screens and in print. */
const PNG_SCALE = 2;

/**
 * The canvas as an SVG document. Data that cannot be read is no hindrance: then the picture shows the shapes that are known
 * without, or none.
 */
export const exportSvg: Exporter = (project, data, tools) => [
  { path: `${packageNameFor(project.name)}.svg`, bytes: strToU8(projectSvg(project, data, tools)) },
];

/** The canvas as a PNG. */
export const exportPng: Exporter = async (project, data, tools) => {
  const bytes = await tools.rasterize(projectSvg(project, data, tools), PNG_SCALE);
  return [{ path: `${packageNameFor(project.name)}.png`, bytes }];
};

function projectSvg(project: Project, data: Uint8Array | null, { look = 'light', locale = EN }: ExportTools): string {
  const { name, graph, layout, training } = project;
  const table = data ? readProjectTable(project, data).table : null;
  const signature = table ? signatureOf(project, table) : signatureWithoutData(project);
  const analysis = analyze(graph, signature);
  const { optimizer } = training;
  return pictureSvg(
    { title: name, graph, layout, analysis, data: signature, optimizer, writer: makeWriter(locale) },
    look,
  );
}
