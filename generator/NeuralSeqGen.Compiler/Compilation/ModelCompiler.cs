using NeuralSeqGen.Compiler.Binding;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Emit;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Model;

namespace NeuralSeqGen.Compiler.Compilation;

/// <summary>From a declaration to files of C#. Never throws: a mistake of ours in one model must not take the others away.</summary>
internal static class ModelCompiler
{
    /// <summary>The files of one model: its surface and one per vector width; for an invalid model its stub.</summary>
    public static IReadOnlyList<(string HintName, string Source)> Compile(ModelSpec spec, CompileOptions options)
    {
        BoundModel? model = null;
        try
        {
            model = ModelBinder.Bind(spec);
            return model.IsValid ? Files(model, options) : [(HintNames.Of(spec), InvalidModel.Emit(model, options.AnalyzersRun))];
        }
        catch (WorkMemoryException e) when (model is not null)
        {
            return [(HintNames.Of(spec), InvalidModel.EmitTooLarge(model, e))];
        }
        catch (Exception e)
        {
            return [(HintNames.Of(spec), InvalidModel.EmitBug(spec, model, e))];
        }
    }

    /// <summary>Lowers every entry point once; the surface and the programs.</summary>
    private static List<(string HintName, string Source)> Files(BoundModel model, CompileOptions options) => new ProgramFiles(model, ModelGraphs.Of(model), options).Print();
}
