/** Under so many customers a ratio is greyed and has no arrow: it says more about them than about the company. */
export const fewCustomers = 5
