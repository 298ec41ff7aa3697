using System;
using System.Linq;
using NeuralSeqGen.Compiler.Bound;

namespace NeuralSeqGen.Compiler.Emit;

/// <summary>
/// The stub of a model that is broken although no rule of ours says so: the C# compiler has an error at one of its attributes, or a model that it contains
/// is broken at its own declaration. Nothing else makes one.
/// </summary>
internal static class UnreportedStub
{
    /// <exception cref="InvalidOperationException">Nobody reports what is wrong with the model: a bug of this compiler, which is reported as that.</exception>
    public static string Emit(BoundModel model) =>
        model.IsBroken ? SurfaceEmitter.EmitStub(model, Complaint(model), []) : throw new InvalidOperationException("no error is reported for a model that is not valid");

    private static string Complaint(BoundModel model) =>
        $"{model.Name} is not compiled: {(model.Elsewhere.All(e => e.Model.Length > 0) ? model.Elsewhere[0].Model + " has errors." : "its declaration has errors.")}";
}
