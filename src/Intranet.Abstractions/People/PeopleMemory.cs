namespace Intranet.Abstractions;

/// <summary>Something that remembers for a while who is signed in as whom, and lets go of it when another host changed it.</summary>
public interface IPeopleMemory
{
    void ForgetPeople(string tenant);
}

/// <summary>Tells the other hosts on the same database that what they remember of a tenant's people is old. Does nothing where there are none.</summary>
public interface IPeopleNews
{
    void Changed(string tenant);
}
