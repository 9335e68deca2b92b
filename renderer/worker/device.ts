import type { Device } from './backendTiming';

// The software drivers of Chromium and Windows, Mesa, and Apple, by the names they report.
const SOFTWARE_NAMES = /swiftshader|llvmpipe|softpipe|lavapipe|basic render|\bwarp\b|software/i;

/** True for the name of a graphics adapter that exists in software only. */
export function isSoftwareName(name: string): boolean {
  return SOFTWARE_NAMES.test(name);
}

/**
 * The device inside the text that WebGL reports. Chromium wraps it as `ANGLE (vendor, device, driver)`, where the
 * device may carry ids in brackets and the shader versions of Direct3D; other browsers report the device alone.
 */
export function rendererDevice(renderer: string): string {
  const inner = /^ANGLE \((.*)\)$/.exec(renderer)?.[1];
  if (inner === undefined) return renderer.trim();
  const parts = splitOutsideBrackets(inner);
  const device = parts.length >= 3 ? parts.slice(1, -1).join(', ') : (parts.at(-1) ?? inner);
  return device
    .replace(/^Vulkan [\d.]+ \((.*)\)$/, '$1')
    .replace(/^ANGLE Metal Renderer: /, '')
    .replace(/ Direct3D.*$/, '')
    .replace(/ \(0x[0-9A-Fa-f]+\)/g, '')
    .trim();
}

/** The parts of a text between commas that stand in no brackets. */
function splitOutsideBrackets(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i <= text.length; i++) {
    const char = text[i];
    if (char === '(') depth++;
    else if (char === ')') depth--;
    else if (char === undefined || (char === ',' && depth === 0)) {
      parts.push(text.slice(start, i).trim());
      start = i + 1;
    }
  }
  return parts;
}

/** What WebGPU tells of an adapter; browsers leave empty what they hide. */
type AdapterInfo = Pick<GPUAdapterInfo, 'vendor' | 'architecture' | 'device' | 'description'> & {
  readonly isFallbackAdapter?: boolean;
};

/** Names a WebGPU adapter by its description, or else by its maker and architecture. */
export function adapterDevice(info: AdapterInfo): Device {
  const name = info.description || [info.vendor, info.architecture || info.device].filter(Boolean).join(' ');
  return { name, software: info.isFallbackAdapter === true || isSoftwareName(name) };
}
