namespace NeuralSeqGen.Compiler.Model;

/// <summary>The model that an attribute names as its type argument.</summary>
/// <param name="TypeName">Name of the class.</param>
/// <param name="Model">Its declaration; null when it cannot be read.</param>
/// <param name="Problem">Why not, as the end of a sentence that begins with the part; empty when it can.</param>
internal sealed record SubModelSpec(string TypeName, ModelSpec? Model, string Problem = "")
{
    /// <summary>Whether it is declared in another assembly, where this build reports nothing.</summary>
    public bool IsForeign { get; init; }

    /// <summary>For a model inside itself: its full name; empty otherwise.</summary>
    public string Cycle { get; init; } = "";
}
