import { describe, expect, it } from 'vitest';
import { menuTemplate } from './menuTemplate';

describe('menuTemplate', () => {
  it('keeps order, labels and roles, and answers a click with the command’s id', () => {
    const chosen: string[] = [];
    const [file] = menuTemplate(
      [
        {
          label: 'File',
          items: [
            { type: 'command', id: 'file.save', label: 'Save', accelerator: 'CmdOrCtrl+S', enabled: true },
            { type: 'separator' },
            { type: 'command', id: 'view.dark', label: 'Dark', enabled: false, checked: true },
            { type: 'role', role: 'quit', label: 'Quit' },
          ],
        },
      ],
      (id) => chosen.push(id),
    );
    const items = Array.isArray(file?.submenu) ? file.submenu : [];
    expect(items).toEqual([
      {
        id: 'file.save',
        label: 'Save',
        accelerator: 'CmdOrCtrl+S',
        registerAccelerator: false,
        enabled: true,
        click: expect.any(Function) as unknown,
      },
      { type: 'separator' },
      {
        id: 'view.dark',
        label: 'Dark',
        accelerator: undefined,
        registerAccelerator: false,
        enabled: false,
        type: 'checkbox',
        checked: true,
        click: expect.any(Function) as unknown,
      },
      { role: 'quit', label: 'Quit' },
    ]);
    (items[0]?.click as () => void)();
    expect(chosen).toEqual(['file.save']);
  });
});
