using System.ComponentModel;

namespace NeuralSeqGen;

public static partial class Metric
{
    /// <summary>
    /// What metrics share that compare the ids of the largest outputs with the target's as sequences. Beside <see cref="CtcAttribute"/> they read the steps as that loss
    /// does: its blank is left out and repeats are joined, unless something else is written.
    /// </summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public abstract class EditAttribute : MetricAttribute
    {
        private protected EditAttribute()
        {
        }

        /// <summary>The id that ends a sequence, itself not compared; −1 for none.</summary>
        public int EndId { get; set; } = -1;

        /// <summary>The id that is left out wherever it stands, such as padding or a blank; −1 for none. Where it is not written, the blank of the output's loss.</summary>
        public int PadId { get; set; } = -1;

        /// <summary>True makes equal neighbours of the prediction one id, as models trained with CTC need; <see cref="PadId"/> is then the blank. Where it is not written, as the output's loss reads.</summary>
        public bool Collapse { get; set; }
    }

    /// <summary>The mean number of insertions, deletions and replacements between prediction and target.</summary>
    public sealed class EditDistanceAttribute : EditAttribute;

    /// <summary>Insertions, deletions and replacements per id of the target, over all data.</summary>
    public sealed class WordErrorRateAttribute : EditAttribute;
}
