namespace NeuralSeqGen.Compiler.Model;

/// <summary>The function that an attribute names, with all that it calls.</summary>
/// <param name="Name">Name of the method.</param>
/// <param name="Bodies">The function itself, then those it calls, directly or through others; none when it cannot be read.</param>
/// <param name="Problem">Why not, as the end of a sentence that begins with the part; empty when it can.</param>
internal sealed record FunctionSpec(string Name, EquatableArray<FunctionBody> Bodies, string Problem = "")
{
    /// <summary>The function itself.</summary>
    public FunctionBody Main => Bodies[0];
}
