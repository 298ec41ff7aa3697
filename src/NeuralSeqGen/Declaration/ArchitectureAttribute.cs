namespace NeuralSeqGen;

/// <summary>On the class: locks a model that is shipped. A change of its layers after which weight files of before would not load, or would mean something else, does not compile (NSG0505).</summary>
/// <param name="hash">The constant ArchitectureHash of the model as it was shipped; one that is wrong is corrected by a fix.</param>
public sealed class ArchitectureAttribute(string hash) : ModelPartAttribute
{
    /// <summary>The constant ArchitectureHash of the model as it was shipped.</summary>
    public string Hash { get; } = hash;
}
