export { HOLDERS, hasRight, ROLES, type Role, STAFF_RIGHTS, type StaffRight } from './rights.ts'
