import { strToU8 } from 'fflate';
import { packageNameFor } from '../programs/fileNames';
import { signatureWithoutData } from '../programs/signatureWithoutData';
import { readTable } from '../../tables/readTable';
import { analyze } from '../../layers/analyze';
import { type Project, tableAsset } from '../../project/project';
import { signatureOf } from '../../project/projectSignature';
import type { Exporter } from '../exportKinds';
import type { LookName } from './look';
import { pictureSvg } from './pictureSvg';

/** Pixels of a PNG to each of the canvas: sharp on most screens and in print. */
const PNG_SCALE = 2;

/**
 * The canvas as an SVG document. Data that cannot be read is no hindrance: then the picture shows the shapes that are known
 * without, or none.
 */
export const exportSvg: Exporter = (project, data, { look }) => [
  { path: `${packageNameFor(project.name)}.svg`, bytes: strToU8(projectSvg(project, data, look ?? 'light')) },
];

/** The canvas as a PNG. */
export const exportPng: Exporter = async (project, data, { look, rasterize }) => {
  const bytes = await rasterize(projectSvg(project, data, look ?? 'light'), PNG_SCALE);
  return [{ path: `${packageNameFor(project.name)}.png`, bytes }];
};

function projectSvg(project: Project, data: Uint8Array | null, look: LookName): string {
  const { name, graph, layout, training } = project;
  const table = data ? readTable(data, tableAsset(project)?.name ?? 'data.csv').table : null;
  const signature = table ? signatureOf(project, table) : signatureWithoutData(project);
  const analysis = analyze(graph, signature);
  const { optimizer } = training;
  return pictureSvg({ title: name, graph, layout, analysis, data: signature, optimizer }, look);
}
