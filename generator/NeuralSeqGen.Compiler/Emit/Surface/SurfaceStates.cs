namespace NeuralSeqGen.Compiler.Emit.Surface;

/// <summary>What a model with stateful layers has besides.</summary>
internal static class SurfaceStates
{
    public static SurfaceMember ResetStates { get; } = new("public void ResetStates", "__core.ResetStates()")
    {
        Parameters = [],
        Documentation = [SurfaceText.Summary("Sets the states of all stateful layers to zero, in every row: the next batch begins new sequences.")],
    };
}
