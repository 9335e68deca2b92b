import { z } from 'zod';
import type { Clip } from '../state/pasteParts';

const portSchema = z.object({ node: z.string(), port: z.string() });
const clipSchema = z.object({
  format: z.literal('seqloom.clip'),
  nodes: z.array(
    z.object({
      id: z.string(),
      type: z.string(),
      name: z.string(),
      params: z.record(z.string(), z.union([z.number(), z.boolean(), z.string(), z.array(z.string())])),
    }),
  ),
  edges: z.array(z.object({ id: z.string(), from: portSchema, to: portSchema })),
  layout: z.record(z.string(), z.object({ x: z.number(), y: z.number() })),
});

/** A clip as text for the system's clipboard, so that it reaches other windows too. */
export function writeClip(clip: Clip): string {
  return JSON.stringify({ format: 'seqloom.clip', ...clip });
}

/** The clip that a text holds, or null when it is some other text. */
export function readClip(text: string): Clip | null {
  if (!text.includes('seqloom.clip')) return null;
  try {
    const { nodes, edges, layout } = clipSchema.parse(JSON.parse(text));
    return { nodes, edges, layout };
  } catch {
    // Any text may lie in the clipboard: what is no clip is none of ours.
    return null;
  }
}
