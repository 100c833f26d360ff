/** facts/contacts: the people, apart from the groups they are members of, and by what they are recognised. Owns `contact`, `contact_identity`, `contact_note`. */
export { addContact } from './add-contact.ts';
export { findContacts, matchContacts, type PhonePerson } from './match-contacts.ts';
export { type ContactNote, listNewNotes, noteContacts } from './note-contacts.ts';
