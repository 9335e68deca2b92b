import type { LayerCall } from '../../layers/layerCall';

/** An argument of a layer call that is a text; `usual` where it is not stated. */
export function textArg({ args }: Pick<LayerCall, 'args'>, name: string, usual = ''): string {
  const value = args[name];
  return typeof value === 'string' ? value : usual;
}
