using System.Text.Json.Nodes;
using NeuralSeqGen.Keras.Declaration;
using NeuralSeqGen.Keras.Files;
using NeuralSeqGen.Keras.Graph;
using NeuralSeqGen.Keras.Weights;

namespace NeuralSeqGen.Keras.Import;

/// <summary>What the optimizer of a saved model remembers. A model predicts without it, and trains from its weights: what is not read is noted.</summary>
/// <param name="version">What wrote the arrays.</param>
/// <param name="notes">Takes why a state is left out.</param>
internal sealed class TrainingStates(ConfigVersion version, List<string> notes)
{
    // tf.keras 2.11 began to keep the slots of a weight side by side
    private const int SideBySide = 11;

    /// <param name="saved">What the file has of the optimizer; null for nothing.</param>
    /// <param name="stored">What the model was compiled with, as stored.</param>
    /// <param name="bound">The declaration as the compiler has it.</param>
    /// <param name="slots">Its weights.</param>
    /// <param name="weights">The weights under their names.</param>
    public ImportedTraining? Of(SavedWeights? saved, JsonObject? stored, BoundDeclaration bound, IReadOnlyList<WeightSlot> slots, IReadOnlyList<ImportedWeight> weights)
    {
        if (saved is null)
        {
            return null;
        }

        try
        {
            var variables = OptimizerVariables.Of(saved);
            var training = bound.Training ?? throw new RefusedImportException("the class has no optimizer");
            var optimizer = CompiledConfigs.StoredOptimizer(stored);
            string className = optimizer?.Class().Split('>')[^1] ?? "";
            if (KerasText.Pascal(className) != training.Name || (optimizer is not null && Refusals.ForeignModule(optimizer) is not null))
            {
                throw new RefusedImportException($"it is that of {(className.Length > 0 ? className : "another optimizer")}, and the class has {training.Name}");
            }

            // they keep no learning rate: a number in front of the arrays is another one (Nadam's product)
            bool isClassic = version.Major < 2 || (version.Major == 2 && version.Minor < SideBySide) || optimizer!["config"]?["is_legacy_optimizer"].Flag() == true;
            return version.IsKeras1 ? throw new RefusedImportException("Keras 1 keeps it by gates") : new OptimizerReading(version, slots, training).Read(isClassic ? variables with { LearningRate = null } : variables, className, isClassic, weights);
        }
        catch (Exception e) when (e is RefusedImportException or ModelFileException)
        {
            notes.Add($"The optimizer's state is left out: {e.Message.TrimEnd('.')}.");
            return null;
        }
    }
}
