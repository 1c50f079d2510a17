/**
 * The secret that the service's headers carry in all test data. It looks like a value of the dashboard (32 hexadecimal
 * digits) but is made up. No output of the program may ever hold it.
 */
export const headerValue = 'c0ffee15900d5ec2e7decade0fab1ed0';

/** A second value: that of another domain, of another tenant, or an outdated one. */
export const otherHeaderValue = 'dec0de5ea1ed0ddba11feedbacca1ab1';
