namespace NeuralSeqGen;

/// <summary>
/// On an input of ids: in training it is the target of an output moved one step on, the start id before it, so Fit and its kin do not take it; Generate feeds
/// it what the model itself gave. Predict takes it as any other input.
/// </summary>
/// <param name="target">The output whose target it reads, with nameof; its loss is on class indices.</param>
public sealed class TeacherForcingAttribute(string target) : ModelPartAttribute
{
    /// <summary>The output whose target it reads.</summary>
    public string Target { get; } = target;

    /// <summary>The id every sequence begins with.</summary>
    public int StartId { get; set; } = 1;

    /// <summary>The id that ends a generated sequence.</summary>
    public int EndId { get; set; } = 2;
}
