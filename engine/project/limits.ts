// What a project file may hold at most. Everything beyond is refused before memory or time is spent on it; the writer keeps
// to the same limits. Stated in docs/file-format.md, which a test compares with these.

const MEGABYTE = 2 ** 20;

/** Data files, such as a table or the sounds of a folder. */
export const MAX_ASSETS = 1000;
/** Entries of the zip, folders included. */
export const MAX_ENTRIES = MAX_ASSETS + 24;
/** All entries together, unpacked. */
export const MAX_UNPACKED_MB = 384;
export const MAX_UNPACKED_BYTES = MAX_UNPACKED_MB * MEGABYTE;
/** How many times its packed size an entry may unpack to, once it is larger than `FREE_UNPACKED_BYTES`. */
export const MAX_RATIO = 100;
export const FREE_UNPACKED_BYTES = 16 * MEGABYTE;
/** `project.json`. */
export const MAX_JSON_MB = 32;
export const MAX_JSON_BYTES = MAX_JSON_MB * MEGABYTE;
/** Arrays and objects within each other. */
export const MAX_JSON_DEPTH = 64;
/** Numbers, texts, arrays, objects and so on in one `project.json`. */
export const MAX_JSON_VALUES = 2_000_000;
/** Keys of one object in `project.json`. */
export const MAX_JSON_KEYS = 20_000;
export const JSON_LIMITS = { depth: MAX_JSON_DEPTH, keys: MAX_JSON_KEYS, values: MAX_JSON_VALUES } as const;

export const MAX_NODES = 5000;
export const MAX_GROUPS = 1000;
export const MAX_EDGES = 20_000;
/** Characters of a data file's name. */
export const MAX_FILE_NAME = 200;
export const MAX_EPOCHS_KEPT = 100_000;
export const MAX_CATEGORIES = 1_000_000;

/** Runs that are remembered; the oldest go first. */
export const MAX_RUNS = 100;
/** Epochs that are remembered of one run; of a longer one some at even distances. */
export const MAX_RUN_EPOCHS = 200;
