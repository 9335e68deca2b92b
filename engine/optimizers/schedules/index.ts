import { constant } from './constant';
import { cosine } from './cosine';
import type { ScheduleDefinition } from './defineSchedule';
import { plateau } from './plateau';
import { step } from './step';

/** Every schedule of the learning rate, in the order of the form. A new one is listed here. */
export const SCHEDULES = [constant, step, cosine, plateau] as const satisfies readonly ScheduleDefinition[];

export type ScheduleName = (typeof SCHEDULES)[number]['id'];

/** The schedule of a name. */
export function findSchedule(name: ScheduleName): ScheduleDefinition {
  return SCHEDULES.find(({ id }) => id === name) as ScheduleDefinition;
}
