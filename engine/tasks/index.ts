import type { Table } from '../tables/table';
import { makeProblem, UserError } from '../problem/problem';
import { forecasting } from './forecasting/forecasting';
import { sequenceClassification } from './sequenceClassification/sequenceClassification';
import type { Task } from './task';

/** Every task there is. A new one is listed here. */
export const TASKS = [forecasting, sequenceClassification] as const satisfies readonly Task[];

type AnyTask = (typeof TASKS)[number];
type ChoiceOf<T> = T extends Task<infer Id, infer Recipe> ? { readonly id: Id; readonly recipe: Recipe } : never;

export type TaskId = AnyTask['id'];

/** A task and the recipe by which it makes samples: what a project says of them. */
export type TaskChoice = ChoiceOf<AnyTask>;

/** The recipe of a task. */
export type RecipeOf<Id extends TaskId> = Extract<TaskChoice, { readonly id: Id }>['recipe'];

/** The task of this id, for recipes of it. */
export function findTask(id: TaskId): Task<TaskId> {
  const tasks: readonly { readonly id: TaskId }[] = TASKS;
  return tasks.find((task) => task.id === id) as Task<TaskId>;
}

/** The task that a table looks made for, with a first recipe. */
export function suggestTask(table: Table): TaskChoice {
  const tasks: readonly Task<TaskId>[] = TASKS;
  const { id } = tasks.find((task) => task.recognizes?.(table)) ?? TASKS[0];
  return { id, recipe: findTask(id).suggest(table) } as TaskChoice;
}

/** The recipe of a choice for what only that task can do. Throws a `UserError` for another task. */
export function recipeOf<Id extends TaskId>(choice: TaskChoice, id: Id): RecipeOf<Id> {
  const values = { task: { code: `task.${choice.id}` }, needed: { code: `task.${id}` } } as const;
  if (choice.id === id) return choice.recipe as RecipeOf<Id>;
  throw new UserError([makeProblem('task.other', values)]);
}
