/** facts/contacts: the people, apart from the groups they are members of. Owns `contact`. */
export { addContact } from './add-contact.ts';
