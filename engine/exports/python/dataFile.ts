import { lines } from '../typescript/files/sections';
import { traitsOf } from '../typescript/files/traits';
import type { ExportPlan } from '../typescript/exportPlan';
import { calendarParts, timeParts } from './dataClock';
import { preparationParts } from './dataPreparation';
import { recipeParts } from './dataRecipe';
import { tableParts } from './dataTable';
import { windowParts } from './dataWindows';
import { pythonModule } from '../../emit/python/pythonText';

/**
 * `data.py`: from raw rows to windows as NumPy arrays, and from the model's outputs to forecasts in the data's own units;
 * the same figures as the app's. Whatever runs the model works with it.
 */
export function dataFile(plan: ExportPlan): string {
  const { hasTime, hasCalendar } = traitsOf(plan);
  const countsYears = plan.recipe.calendar.includes('dayOfYear');
  return pythonModule(
    '"""From raw rows to what the model sees, and from its outputs to the data\'s units."""',
    lines(
      countsYears && 'import calendar',
      'import csv',
      'import json',
      'import math',
      'import re',
      'from dataclasses import asdict, dataclass',
      hasTime && 'from datetime import datetime, timedelta',
      'from pathlib import Path',
      '',
      'import numpy as np',
    ),
    ...recipeParts(plan),
    ...tableParts(),
    ...(hasTime ? timeParts(plan) : []),
    ...(hasCalendar ? calendarParts(plan) : []),
    ...preparationParts(plan),
    ...windowParts(plan),
  );
}
