namespace Intranet.Cases.Features;

/// <summary>What organisations told about how they use a case, by stage.</summary>
internal sealed record AdoptionsBox(IReadOnlyList<Adoption> Adoptions)
{
    private static readonly AdoptionStage[] Order =
        [AdoptionStage.InUse, AdoptionStage.Adapted, AdoptionStage.Piloting, AdoptionStage.Considering, AdoptionStage.Stopped];

    /// <summary>Stages that somebody stands at, those who use it first.</summary>
    public IEnumerable<(AdoptionStage Stage, IReadOnlyList<Adoption> Adoptions)> ByStage() =>
        from stage in Order
        let told = Adoptions.Where(a => a.Stage == stage).ToList()
        where told.Count > 0
        select (stage, (IReadOnlyList<Adoption>)told);
}
