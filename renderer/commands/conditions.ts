import { useView } from '../state/viewStore';

/** True while a project is in sight, rather than the gallery. */
export function inStudio(): boolean {
  return useView.getState().screen === 'studio';
}

/** True for commands that work everywhere in the app. */
export function always(): boolean {
  return true;
}
