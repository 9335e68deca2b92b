/** The part of a key before its plural ending: `count.nodes` for `count.nodes_one` and `count.nodes_other`. */
type WithoutPlural<Key> = Key extends `${infer Base}_one` ? Base : Key extends `${infer Base}_other` ? Base : Key;

/** The keys by which a set of English texts is asked for. */
export type KeysOf<Messages> = WithoutPlural<keyof Messages & string>;

/** A translation of a set of English texts into Chinese, which has one plural form: complete, or it does not compile. */
export type ChineseOf<Messages> = Readonly<Record<Exclude<keyof Messages & string, `${string}_one`>, string>>;
