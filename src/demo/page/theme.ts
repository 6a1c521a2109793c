type Theme = 'light' | 'dark';
const KEY = 'knowwho.theme';
const system = window.matchMedia('(prefers-color-scheme: dark)');

const chosen = (): Theme | undefined => {
  const theme = localStorage.getItem(KEY);
  return theme === 'light' || theme === 'dark' ? theme : undefined;
};

/** The theme in use: the choice made here, else that of the system. */
export const theme = (): Theme => chosen() ?? (system.matches ? 'dark' : 'light');

const apply = () => (document.documentElement.dataset['theme'] = theme());

/** Follows the system until somebody chooses; `changed` redraws the button. */
export function startTheme(changed: () => void): void {
  apply();
  system.addEventListener('change', () => {
    apply();
    changed();
  });
}

export function toggleTheme(): void {
  localStorage.setItem(KEY, theme() === 'dark' ? 'light' : 'dark');
  apply();
}
