/** What a thread finds where a command would stand. A module of its own: to ask Node whether this is a thread costs more. */
export const threadWord = '--thread'
