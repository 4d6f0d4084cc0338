/** A piece of code to copy, with its title: a language or the name of a file. */
export interface Block {
  title: string;
  code: string;
  /** HTML that an editor's visual view gets in place of the code. */
  visual?: string;
}
