// How does a door know the refusal that carries the lead? Apart from the messages: a door has no need of the workflow SDK.

/** Type of the refusal that carries the lead; its first detail is the lead, or null while a woken run reads it. */
export const leadRead = 'lead_read';
