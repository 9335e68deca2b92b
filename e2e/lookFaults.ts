import type { Page } from '@playwright/test';

/** What is wrong with the look of a page, as far as it can be measured. */
export interface LookFaults {
  /** Parts that can be scrolled sideways. */
  readonly sidewaysScroll: string[];
  /** Parts of the header that overlap or reach beyond the window. */
  readonly crowdedHeader: string[];
  /** Texts with less contrast than WCAG AA asks for: 4.5, or 3 where large. */
  readonly faintText: string[];
  /** Texts that end in an ellipsis or are cut off. */
  readonly cutText: string[];
}

/** Measures what is in sight. */
export async function lookFaults(page: Page): Promise<LookFaults> {
  return page.evaluate(() => {
    const describe = (element: Element): string => {
      const name = element.getAttribute('data-testid') ?? element.getAttribute('aria-label') ?? element.className;
      return `${element.tagName.toLowerCase()} ${String(name)} “${element.textContent.trim().slice(0, 40)}”`;
    };
    const isShown = (element: Element): boolean => {
      const box = element.getBoundingClientRect();
      const inWindow = box.right > 0 && box.bottom > 0 && box.left < innerWidth && box.top < innerHeight;
      return inWindow && box.width > 1 && box.height > 1 && element.checkVisibility({ visibilityProperty: true });
    };
    const all = [...document.body.querySelectorAll('*')].filter(isShown);

    const sidewaysScroll = [document.documentElement, ...all]
      .filter((element) => {
        const { overflowX, scrollbarWidth } = getComputedStyle(element);
        // Code is not wrapped: it scrolls inside its own frame, as in every editor.
        if (element.matches('[data-testid=code-view]')) return false;
        const scrolls = element === document.documentElement || /auto|scroll/.test(overflowX);
        return scrolls && scrollbarWidth !== 'none' && element.scrollWidth > element.clientWidth + 1;
      })
      .map(describe);

    const header = document.querySelector('header');
    const controls = header ? [...header.querySelectorAll('button, [role=img]')].filter(isShown) : [];
    const crowdedHeader = controls.flatMap((element, i) => {
      const box = element.getBoundingClientRect();
      const beyond = box.left < 0 || box.right > innerWidth;
      const others = controls.slice(i + 1).filter((other) => {
        const { left, right } = other.getBoundingClientRect();
        return left < box.right - 0.5 && right > box.left + 0.5;
      });
      return [
        ...(beyond ? [describe(element)] : []),
        ...others.map((other) => `${describe(element)} + ${describe(other)}`),
      ];
    });

    type Color = readonly [red: number, green: number, blue: number, alpha: number];
    const pixel = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
    const known = new Map<string, Color>();
    const colorOf = (text: string): Color => {
      const before = known.get(text);
      if (before || !pixel) return before ?? [0, 0, 0, 1];
      pixel.clearRect(0, 0, 1, 1);
      pixel.fillStyle = text;
      pixel.fillRect(0, 0, 1, 1);
      const [red = 0, green = 0, blue = 0, alpha = 0] = pixel.getImageData(0, 0, 1, 1).data;
      const color: Color = [red, green, blue, alpha / 255];
      known.set(text, color);
      return color;
    };
    const over = (top: Color, bottom: Color): Color => {
      const mix = (a: number, b: number) => a * top[3] + b * (1 - top[3]);
      return [mix(top[0], bottom[0]), mix(top[1], bottom[1]), mix(top[2], bottom[2]), 1];
    };
    const backgroundOf = (element: Element): Color => {
      const layers: Color[] = [];
      for (let at: Element | null = element; at; at = at.parentElement) {
        const layer = colorOf(getComputedStyle(at).backgroundColor);
        layers.unshift(layer);
        if (layer[3] === 1) break;
      }
      return layers.reduce((below, layer) => over(layer, below), [255, 255, 255, 1] as Color);
    };
    const luminance = (color: Color): number => {
      const [red = 0, green = 0, blue = 0] = color.slice(0, 3).map((channel) => {
        const value = channel / 255;
        return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const opacityOf = (element: Element): number => {
      let opacity = 1;
      for (let at: Element | null = element; at; at = at.parentElement) opacity *= Number(getComputedStyle(at).opacity);
      return opacity;
    };
    const withText = all.filter((element) =>
      [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim()),
    );
    const faintText = withText.flatMap((element) => {
      // What cannot be used now need not be easy to read.
      if (element.closest(':disabled, [aria-disabled=true], [data-disabled], .visuallyHidden')) return [];
      const style = getComputedStyle(element);
      const background = backgroundOf(element);
      const [red, green, blue, alpha] = colorOf(element instanceof SVGElement ? style.fill : style.color);
      const seen = over([red, green, blue, alpha * opacityOf(element)], background);
      const [lighter = 0, darker = 0] = [luminance(seen), luminance(background)].sort((a, b) => b - a);
      const contrast = (lighter + 0.05) / (darker + 0.05);
      const sizePx = Number.parseFloat(style.fontSize);
      const isLarge = sizePx >= 24 || (sizePx >= 18.66 && Number(style.fontWeight) >= 700);
      return contrast < (isLarge ? 3 : 4.5) ? [`${contrast.toFixed(2)}: ${describe(element)}`] : [];
    });
    const cutText = withText
      .filter((element) => {
        const style = getComputedStyle(element);
        const cuts = style.textOverflow === 'ellipsis' || style.overflowX === 'hidden' || style.overflowX === 'clip';
        return cuts && element.scrollWidth > element.clientWidth + 1 && !element.closest('.visuallyHidden');
      })
      .map(describe);
    return { sidewaysScroll, crowdedHeader, faintText, cutText };
  });
}
