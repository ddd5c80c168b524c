// How is an event read without what is personal? Its text, with a word in place of every sealed field.

/** SQL over `read.event e`. In canonical JSON a sealed field always stands like this, and a quote inside a text is escaped. */
export const unsealed = `regexp_replace(convert_from(e.value, 'UTF8'), '\\{"sealed":"[^"]*","token":"[^"]*"\\}', '"[sealed]"', 'g')`;
